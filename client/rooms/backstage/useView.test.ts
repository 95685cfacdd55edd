import { expect, it } from "vitest";
import { openPart } from "./useView.ts";

it("[MAP-257] what is looked for or added comes to stand above the panel on a phone, and beside lane heads elsewhere", () => {
  const phone = openPart({ left: 0, right: 360, top: 98, bottom: 740 }, 740);
  expect(phone.bottom).toBeLessThan(740 * 0.45);
  // A node of any kind fits into it.
  expect(phone.bottom - phone.top).toBeGreaterThan(112);
  expect(phone.right - phone.left).toBeGreaterThan(176);
  const desk = { left: 0, right: 1280, top: 200, bottom: 800 };
  expect(openPart(desk, null)).toEqual({ left: 152, right: 1240, top: 224, bottom: 728 });
});
