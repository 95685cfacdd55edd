// Owns: the guess which layer of a service a lane belongs to, by the words in its name. Only a guess: a person decides.

import type { Layer } from "../../model/tables.ts";

/** Customer, frontstage or support where a word of the name says so, in English, German, French or Spanish. */
export function guessLayer(name: string): Layer {
  const found = signs.find(([, sign]) => sign.test(name));
  return found ? found[0] : "backstage";
}

const signs: readonly (readonly [Layer, RegExp])[] = [
  [
    "support",
    /\b(it|ict|systems?|engine|software|servers?|database|platform|application|bots?|backend|infrastructure|système|sistema)\b/i,
  ],
  [
    "frontstage",
    /\b(front[- ]?(office|stage|desk|line)|service|sales|reception(ist)?|counter|clerk|cashier|waiter|agent|call cent(er|re)|help ?desk|customer (care|support)|delivery (boy|person|driver)|vertrieb|verkauf|kundendienst|kundenservice|empfang|accueil|ventas)\b/i,
  ],
  [
    "customer",
    /\b(customers?|clients?|consumers?|guests?|passengers?|patients?|citizens?|buyers?|visitors?|applicants?|kund(e|in|en)|gast|gäste|clientes?|usager)\b/i,
  ],
];
