// Owns: reading the JSON of a request, within a bound, before anything else looks at it. Rule ACC-16.

import type { IncomingMessage } from "node:http";
import * as v from "valibot";
import { err, ok, type Result } from "../../shared/kit/result.ts";
import { refuse } from "../../shared/model/refusals.ts";
import { type Answer, badRequest, refusalAnswer } from "./answers.ts";

/** The parsed and checked body, or what to answer: 400 in words, 413, 415. */
export async function readBody<S extends v.GenericSchema>(
  request: IncomingMessage,
  schema: S,
  maxBytes: number,
): Promise<Result<v.InferOutput<S>, Answer>> {
  // A page of somebody else's cannot send this type without asking first, and it is not allowed when it asks.
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "")) {
    return err({ ...badRequest("Expected the content type application/json."), status: 415 });
  }
  const bytes = await readBytes(request, maxBytes);
  if (!bytes.ok) return bytes;
  const parsed = parseJson(bytes.value);
  if (!parsed.ok) return err(badRequest("Expected JSON in UTF-8."));
  const checked = v.safeParse(schema, parsed.value, { abortPipeEarly: true });
  if (checked.success) return ok(checked.output);
  return err(badRequest(checked.issues.slice(0, 3).map(issueToWords).join(" ")));
}

async function readBytes(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Result<Buffer, Answer>> {
  const tooLarge = (): Result<Buffer, Answer> => {
    // The rest is read and thrown away, or the answer would never reach a client that is still sending.
    request.resume();
    const detail = `At most ${megabytes(maxBytes)} MB are taken.`;
    const answer = refusalAnswer(refuse("tooLarge", {}, detail));
    return err({ ...answer, headers: { Connection: "close" } });
  };
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) throw new Error("A request without an encoding gives bytes");
    size += chunk.byteLength;
    if (size > maxBytes) return tooLarge();
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}

function parseJson(bytes: Buffer): Result<unknown, "notJson"> {
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    // The two that malformed bytes and malformed JSON give; anything else is a bug.
    if (error instanceof SyntaxError || error instanceof TypeError) return err("notJson");
    throw error;
  }
}

function issueToWords(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? "The body";
  return `${path}: expected ${issue.expected ?? issue.type.replaceAll("_", " ")}.`;
}

function megabytes(bytes: number): string {
  return String(Math.round((bytes / (1024 * 1024)) * 100) / 100);
}
