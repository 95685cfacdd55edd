// Owns: what the store said of a workshop and its links, kept for whoever comes next: three hundred who join together
// ask it once. It must not know tokens, nor keep anything beyond what may change it. Rule: SYN-113.
import type { Store } from "../store/store.ts";

/** So many workshops are remembered. */
const most = 100;

/**
 * The same store. What may change a workshop or its links makes them forgotten as it is called, not when it is done:
 * calls take effect in their order, so whoever asks after it is told what is so after it. All writers must use this one.
 */
export function remembering(store: Store): Store {
  const workshops = newMemory(store.workshop, ({ kind }) => kind === "open");
  const links = newMemory(store.links, ({ length }) => length > 0);
  const forget = (id: string): void => {
    workshops.forget(id);
    links.forget(id);
  };
  return {
    ...store,
    workshop: workshops.ask,
    links: links.ask,
    createWorkshop: (workshop) => {
      forget(workshop.id);
      return store.createWorkshop(workshop);
    },
    deleteWorkshop: (id) => {
      forget(id);
      return store.deleteWorkshop(id);
    },
    commit: (commit) => {
      if (commit.addLinks || commit.revokeLinks) links.forget(commit.workshopId);
      return store.commit(commit);
    },
  };
}

interface Memory<T> {
  ask(id: string): Promise<T>;
  forget(id: string): void;
}

function newMemory<T>(
  read: (id: string) => Promise<T>,
  isWorthIt: (value: T) => boolean,
): Memory<T> {
  const answers = new Map<string, Promise<T>>();
  return {
    forget: (id) => {
      answers.delete(id);
    },
    ask: (id) => {
      const known = answers.get(id);
      if (known !== undefined) return known;
      const answer = read(id);
      answers.set(id, answer);
      for (const oldest of answers.keys()) {
        if (answers.size <= most) break;
        answers.delete(oldest);
      }
      const drop = (): void => {
        if (answers.get(id) === answer) answers.delete(id);
      };
      // What is not there may come to be, and a store that failed once may be well the next time.
      answer.then((value) => isWorthIt(value) || drop(), drop);
      return answer;
    },
  };
}
