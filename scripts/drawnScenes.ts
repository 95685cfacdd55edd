// Owns: scenes by which two editions of React are compared: made of what screens are made of, and drawn by the edition that is
// given. Must not know what differs between the editions.
import * as fc from "fast-check";

export type React = typeof import("react");
export type ReactDOM = typeof import("react-dom");

const KINDS = [
  ...(["host", "text", "button", "field", "choice", "drawing", "fragment", "portal"] as const),
  ...(["markup", "memo", "effects", "given", "asking", "class", "broken", "net"] as const),
  ...(["waiting", "asleep", "later"] as const),
];

/** What is drawn: a kind, a number that each kind takes in its own way, and what is in it. */
export interface Drawn {
  readonly kind: (typeof KINDS)[number];
  readonly mark: number;
  readonly within: readonly Drawn[];
}

export const { drawn } = fc.letrec<{ drawn: Drawn }>((tie) => {
  const of = (within: fc.Arbitrary<Drawn[]>) =>
    fc.record({ kind: fc.constantFrom(...KINDS), mark: fc.nat(3), within });
  return {
    drawn: fc.oneof({ maxDepth: 3, depthSize: "large" }, of(fc.constant([])), {
      weight: 4,
      arbitrary: of(fc.array(tie("drawn"), { minLength: 1, maxLength: 3 })),
    }),
  };
});

type Say = (...words: unknown[]) => void;
type Part = React.ComponentType<{ mark: number; children?: React.ReactNode }>;
type Parts = Readonly<Record<string, Part>>;

export interface Drawer {
  /** With each number further on by so many. */
  readonly of: (drawn: Drawn, key: React.Key, shift: number) => React.ReactNode;
  /** Comes for what is asleep under this number. */
  readonly wake: (mark: number) => void;
  /** The number told to all that ask. */
  readonly tell: (mark: number) => void;
}

export function drawer(R: React, dom: ReactDOM, elsewhere: Element, say: Say): Drawer {
  const sleepers = sleepersOf();
  const told = toldOf();
  const parts: Parts = {
    ...partsOf(R, say),
    ...classesOf(R, say),
    ...askingOf(R, told),
    portal: ({ children }) => dom.createPortal(children, elsewhere),
    asleep: ({ mark, children }) =>
      R.createElement("u", {}, R.use(sleepers.of(mark)), mark, children),
  };
  const of = ({ kind, mark, within }: Drawn, key: React.Key, shift: number): React.ReactNode => {
    const children = within.map((one, at) => of(one, `${one.kind} ${one.mark} ${at % 2}`, shift));
    const now = (mark + shift) % 4;
    const part = parts[kind];
    const made = part
      ? R.createElement(part, { mark: now }, children)
      : plain(R, kind, now, children, say);
    return R.createElement(R.Fragment, { key }, made);
  };
  return { of, wake: sleepers.wake, tell: told.tell };
}

function plain(
  { createElement: h, Suspense }: React,
  kind: Drawn["kind"],
  mark: number,
  children: readonly React.ReactNode[],
  say: Say,
): React.ReactNode {
  switch (kind) {
    case "host": {
      const style = { color: mark > 1 ? "red" : undefined, order: mark };
      const name = ["div", "p", "my-part", "ul"][mark] ?? "div";
      return h(name, { style, hidden: mark === 3, title: `${mark}` }, children);
    }
    case "button":
      return h("button", { onClick: () => say("pressed", mark), autoFocus: mark === 2 });
    case "field":
      return mark > 1
        ? h("input", { value: `${mark}`, onChange: () => say("field", mark) })
        : h("input", { type: "checkbox", defaultChecked: mark === 1 });
    case "choice":
      return h("select", { defaultValue: 2 }, h("option", { value: 1 }), h("option", { value: 2 }));
    case "drawing":
      return h("svg", { viewBox: `0 0 ${mark} 1` }, h("title", {}, mark), h("path", { d: "M0 0" }));
    case "fragment":
      return children;
    case "markup":
      return h("div", { dangerouslySetInnerHTML: { __html: `<s>${mark}</s>` } });
    case "waiting":
      return h(Suspense, { fallback: h("q", {}, mark) }, children);
    default:
      return `text ${mark}`;
  }
}

function partsOf(R: React, say: Say): Parts {
  const h = R.createElement;
  return {
    memo: R.memo(({ mark }) => {
      say("memo", mark);
      return h("b", { id: R.useId() }, mark);
    }),
    effects: ({ mark, children }) => {
      const [count, setCount] = R.useState(0);
      const before = R.useRef(mark);
      R.useInsertionEffect(() => say("insertion", mark), [mark]);
      R.useLayoutEffect(() => {
        if (before.current !== mark) setCount((now) => now + 1);
        before.current = mark;
        return () => say("layout off", mark);
      }, [mark]);
      R.useEffect(() => {
        say("effect", mark);
        return () => say("effect off", mark);
      });
      return h("i", { ref: (node: Element | null) => say("ref", node?.tagName) }, count, children);
    },
    later: R.lazy(async () => ({
      default: ({ mark }: { mark: number }) => {
        const [isPending, start] = R.useTransition();
        const [size, setSize] = R.useState(mark);
        const grow = () => start(() => setSize((now) => now + 1));
        return h("button", { onClick: grow, disabled: isPending }, size);
      },
    })),
    broken: ({ mark, children }) => {
      if (mark === 1) throw new Error("broken");
      return children;
    },
  };
}

function classesOf(R: React, say: Say): Parts {
  type Props = React.ComponentProps<Part>;
  const h = R.createElement;
  return {
    class: class extends R.Component<Props, { presses: number }> {
      override state = { presses: 0 };
      press = (): void => this.setState(({ presses }) => ({ presses: presses + 1 }));
      override componentDidMount = (): void => say("class came");
      override componentDidUpdate = (): void => say("class changed", this.props.mark);
      override componentWillUnmount = (): void => say("class went");
      override render = (): React.ReactNode =>
        h("button", { onClick: this.press }, this.state.presses, this.props.children);
    },
    net: class extends R.Component<Props> {
      static getDerivedStateFromError = (): { isBroken: boolean } => ({ isBroken: true });
      override state = { isBroken: false };
      override render = (): React.ReactNode =>
        this.state.isBroken ? "mended" : this.props.children;
    },
  };
}

function askingOf(R: React, told: ReturnType<typeof toldOf>): Parts {
  const Given = R.createContext(-1);
  return {
    given: ({ mark, children }) => R.createElement(Given.Provider, { value: mark }, children),
    asking: ({ children }) => {
      const mark = R.useSyncExternalStore(told.subscribe, told.mark);
      const slow = R.useDeferredValue(mark);
      return R.createElement("em", { "data-slow": slow }, mark, R.useContext(Given), children);
    },
  };
}

function sleepersOf(): { of: (mark: number) => Promise<string>; wake: (mark: number) => void } {
  const wakers: (() => void)[] = [];
  const sleepers = [0, 1, 2, 3].map(
    (mark) =>
      new Promise<string>((wake) => {
        wakers[mark] = () => wake(`awake ${mark}`);
      }),
  );
  return { of: (mark) => sleepers[mark] as Promise<string>, wake: (mark) => wakers[mark]?.() };
}

function toldOf() {
  let now = 0;
  const listeners = new Set<() => void>();
  return {
    mark: () => now,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (mark: number) => {
      now = mark;
      for (const listener of listeners) listener();
    },
  };
}
