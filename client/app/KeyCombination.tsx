// Keys to press together, as they stand on this keyboard.
import { Kbd } from "../ui/Kbd.tsx";
import styles from "./KeyCombination.module.css";

/** `keys`: as in a table of keys, such as "Ctrl+Shift+Z". */
export function KeyCombination({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(/\+(?=.)/).map((key) => (
        <Kbd key={key}>{shownKey(key)}</Kbd>
      ))}
    </span>
  );
}

function shownKey(key: string): string {
  if (key === "Ctrl") return isMac() ? "⌘" : "Ctrl";
  const signs: Readonly<Record<string, string>> = {
    ArrowUp: "↑",
    ArrowDown: "↓",
    ArrowLeft: "←",
    ArrowRight: "→",
  };
  return signs[key] ?? key;
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
