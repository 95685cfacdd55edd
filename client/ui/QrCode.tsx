// A link as a QR code, one path of SVG with the quiet zone that the standard asks for.

import { useMemo } from "react";
import { encode } from "uqr";
import { classNames } from "./classNames.ts";
import styles from "./QrCode.module.css";

export interface QrCodeProps {
  /**
   * At most 2,331 bytes, the limit of the largest code with medium error correction; `null` while it is not known: nothing is seen
   * then, and its place is kept.
   */
  readonly text: string | null;
  /** What it leads to, for screen readers. */
  readonly label: string;
  readonly className?: string | undefined;
}

// ISO/IEC 18004: four modules of white on every side.
const quietZone = 4;

export function QrCode({ text, label, className }: QrCodeProps) {
  const { path, size } = useMemo(() => qrPath(text ?? ""), [text]);
  if (text === null) {
    return (
      <svg
        viewBox={`0 0 ${size} ${size}`}
        aria-hidden="true"
        className={classNames(styles.code, styles.unknown, className)}
      />
    );
  }
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      className={classNames(styles.code, className)}
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} />
    </svg>
  );
}

/** The dark modules as one SVG path, each run in a row as one rectangle, and the side of the code in modules. */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: "M", border: quietZone });
  const runs = data.flatMap((row, y) =>
    darkRuns(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return { path: runs.join(""), size };
}

function darkRuns(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}
