// Colours and type.
import styles from "./Gallery.module.css";
import { Section } from "./Section.tsx";

const grounds: readonly (readonly [ground: string, text: string])[] = [
  ["--paper", "--ink"],
  ["--paper-raised", "--ink-2"],
  ["--paper-sunken", "--ink-3"],
  ["--paper-hover", "--ink-3"],
  ["--accent", "--accent-ink"],
  ["--accent-soft", "--accent-text"],
  ["--danger", "--danger-ink"],
  ["--danger-soft", "--danger-text"],
  ["--caution-soft", "--caution-text"],
  ["--positive-soft", "--positive-text"],
  ["--paper", "--pain-text"],
  ["--paper", "--love-text"],
];

const emotions = ["m2", "m1", "0", "p1", "p2"];
const categories = [1, 2, 3, 4, 5, 6, 7, 8];

const sizes = ["4xl", "3xl", "2xl", "xl", "l", "m", "s", "xs"];

export function ColoursSection() {
  return (
    <>
      <Section title="Type">
        <div className={styles.scale}>
          {sizes.slice(0, 5).map((size) => (
            <p key={size} className={styles.title} style={{ fontSize: `var(--text-${size})` }}>
              She opens the letter twice
            </p>
          ))}
          {sizes.slice(4).map((size) => (
            <p key={size} style={{ fontSize: `var(--text-${size})` }}>
              The customer waits 1,234 minutes for a call back. Die Kundin wartet. Ο πελάτης
              περιμένει. 客户在等待
            </p>
          ))}
        </div>
      </Section>
      <Section title="Colours">
        <div className={styles.swatches}>
          {grounds.map(([ground, text]) => (
            <Swatch key={ground + text} ground={ground} text={text} />
          ))}
        </div>
        <div className={styles.swatches}>
          {emotions.map((step) => (
            <Swatch key={step} ground={`--emotion-${step}`} text={`--emotion-${step}-ink`} />
          ))}
        </div>
        <div className={styles.swatches}>
          {categories.map((n) => (
            <Swatch key={n} ground={`--cat-${n}`} text="--cat-on" />
          ))}
          {categories.map((n) => (
            <Swatch key={n} ground={`--cat-${n}-soft`} text={`--cat-${n}-ink`} />
          ))}
        </div>
      </Section>
    </>
  );
}

function Swatch({ ground, text }: { readonly ground: string; readonly text: string }) {
  return (
    <div className={styles.swatch} style={{ background: `var(${ground})`, color: `var(${text})` }}>
      {ground}
      <br />
      {text}
    </div>
  );
}
