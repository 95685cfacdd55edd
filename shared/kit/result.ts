// Owns: the shape of an expected outcome. A failure somebody should be told of is data; a bug throws.

export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/** The value of a result that cannot have failed here; throws, naming the error, if it has. */
export function expectOk<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new Error(`Expected success, got ${JSON.stringify(result.error)}`);
}

/** Marks a switch over a union as complete: adding a member makes the call fail to compile. */
export function never(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}`);
}
