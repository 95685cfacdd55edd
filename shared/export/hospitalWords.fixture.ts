// The words of the workshop in hospital.fixture.ts: what happens to three patients, with a channel, a mean from −2 to
// +2 and a mark: "!" and "*" are moments of truth, "?" is a step that should exist.

import type { Channel } from "../model/tables.ts";

export interface VisitStage {
  readonly stage: string;
  readonly steps: readonly (readonly [
    text: string,
    channel: Channel,
    mean: number | null,
    mark: string,
  ])[];
}

export const englishVisit: readonly VisitStage[] = [
  {
    stage: "Finding out",
    steps: [
      ["The family doctor says the word “surgery” and prints a referral", "inPerson", -0.8, ""],
      ["Maria searches for the surgeon’s name at midnight", "web", -0.4, ""],
      ["A friend who had the same operation calls back 📞", "phone", 1.6, "*"],
      ["The hospital’s page lists twelve phone numbers", "web", -1.2, ""],
    ],
  },
  {
    stage: "Getting an appointment",
    steps: [
      ["Nineteen minutes in the queue, then the line drops", "phone", -1.9, "!"],
      ["The second call: a calm voice offers two dates", "phone", 1.1, ""],
      ["A text message confirms date, floor and what to bring", "app", null, "?"],
    ],
  },
  {
    stage: "Arriving",
    steps: [
      ["The car park is full; the shuttle has no sign", "inPerson", -1.4, ""],
      ["The same form for the third time, on a clipboard", "letter", -1.7, "!"],
      ["A volunteer in green walks her to the ward", "inPerson", 1.8, "*"],
      ["The bed is not ready: two hours in the corridor", "inPerson", -1.6, ""],
    ],
  },
  {
    stage: "The operation",
    steps: [
      ["The anaesthetist draws what will happen on the back of a menu", "inPerson", 1.9, "*"],
      ["Waking up: a hand, a name, a cup of water", "inPerson", 1.7, ""],
      ["The daughter waits for a call that does not come", "phone", -1.8, "!"],
      ["The surgeon’s visit lasts forty seconds", "inPerson", -0.6, ""],
    ],
  },
  {
    stage: "On the ward",
    steps: [
      ["Night: alarms, lights, nobody explains the drip", "product", -1.1, ""],
      ["The physiotherapist remembers her garden", "inPerson", 1.4, ""],
      ["Lunch arrives during the X-ray", "inPerson", -0.3, ""],
    ],
  },
  {
    stage: "Going home",
    steps: [
      ["Discharge at ten, the papers at four", "letter", -1.5, ""],
      ["The pharmacy has two of three medicines", "partner", -0.9, ""],
      ["A nurse calls on the third day: “How is the wound?”", "phone", 2, "*"],
      ["One letter, three bills, four logos", "letter", -1.3, ""],
      ["A plan for the next six weeks, on one page", "email", null, "?"],
      ["Maria brings cake to the ward ☕", "inPerson", 1.5, ""],
    ],
  },
];

export const arabicVisit: readonly VisitStage[] = [
  {
    stage: "قبل الزيارة",
    steps: [
      ["ترتفع حرارة الطفل في منتصف الليل", "inPerson", -1.2, ""],
      ["تبحث ليلى عن أقرب قسم طوارئ (مفتوح الآن)", "web", -0.5, ""],
      ["الموقع باللغة الإنجليزية فقط", "web", -1.6, "!"],
      ["تتصل بأختها التي تعمل ممرضة", "phone", 1.3, ""],
    ],
  },
  {
    stage: "الوصول",
    steps: [
      ["لا توجد لافتة واضحة لمدخل الأطفال", "inPerson", -1.4, ""],
      ["موظف الاستقبال يبتسم ويناديها باسمها", "inPerson", 1.7, "*"],
      ["تملأ استمارة من ثلاث صفحات وهي تحمل طفلها", "letter", -1.5, ""],
      ["شاشة تعرض وقت الانتظار لكل مريض", "product", null, "?"],
    ],
  },
  {
    stage: "الفحص",
    steps: [
      ["الممرضة تقيس الحرارة وتشرح كل خطوة", "inPerson", 1.6, ""],
      ["الانتظار ساعتين دون أي خبر", "inPerson", -1.9, "!"],
      ["الطبيب يجلس على مستوى الطفل ويرسم له أسدًا 🦁", "inPerson", 1.9, "*"],
      ["تحليل الدم رقم 2 لأن العينة الأولى ضاعت", "inPerson", -1.7, ""],
      ["المترجم متاح عبر الهاتف بعد 20 دقيقة", "phone", -0.6, ""],
    ],
  },
  {
    stage: "العلاج والعودة",
    steps: [
      ["الصيدلية تشرح الجرعة بالصور", "inPerson", 1.4, ""],
      ["الفاتورة تصل قبل التقرير الطبي", "letter", -1.1, ""],
      ["رسالة تذكير بالموعد القادم على WhatsApp", "chat", 0.8, ""],
      ["اتصال في اليوم التالي للاطمئنان على الطفل", "phone", 1.8, "*"],
      ["استبيان من أربعين سؤالًا", "email", -0.9, ""],
    ],
  },
];

export const japaneseVisit: readonly VisitStage[] = [
  {
    stage: "予約",
    steps: [
      ["会社から健康診断の案内がメールで届く", "email", 0.4, ""],
      ["スマートフォンで空いている日をすぐに選べる", "app", 1.5, "*"],
      ["前回の結果が一枚のグラフで表示される", "app", 1.1, ""],
      ["食事の注意が前日にもう一度届く", "app", 0.9, ""],
    ],
  },
  {
    stage: "来院",
    steps: [
      ["駅からの道順が写真つきで案内される", "web", 1.2, ""],
      ["受付は診察券をかざすだけで終わる", "product", 1.6, ""],
      ["待ち時間と次の検査が手元の画面に出る", "app", 1.8, "*"],
      ["更衣室が暖かく、鍵のかかる棚がある", "inPerson", 0.7, ""],
      ["静かな待合室で音楽が流れている", "inPerson", 0.6, ""],
    ],
  },
  {
    stage: "検査",
    steps: [
      ["採血の前に、担当者が名前を名乗って説明する", "inPerson", 1.4, ""],
      ["検査の順番が混雑に合わせて自動で変わる", "product", null, "?"],
      ["バリウムの味が選べる（いちご・レモン）", "product", -0.4, ""],
      ["医師がその場で画像を見せながら話す", "inPerson", 1.7, "*"],
    ],
  },
  {
    stage: "結果",
    steps: [
      ["結果は三日以内に、わかりやすい言葉で届く", "email", 1.3, ""],
      ["気になる点をチャットで看護師に聞ける", "chat", 1.2, ""],
      ["再検査が必要なときは電話で連絡がある", "phone", -0.8, "!"],
      ["一年後の予約が提案される", "app", 0.9, ""],
      ["家族にも共有できる健康の手帳 📗", "app", 1, ""],
    ],
  },
];
