// The sign of the product: a path that rises to a point.

export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M6 20c4 0 4-9 8-9s4 9 8 9 4-5 4-5"
        fill="none"
        stroke="var(--accent-ink)"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <circle cx="14" cy="11" r="3" fill="var(--emotion-m1)" />
    </svg>
  );
}
