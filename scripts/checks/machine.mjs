// Owns: nothing in the project depends on the computer it was written on: no folders of one machine, no hidden
// neighbours of the project. (Places every system has, such as /usr/bin, are no such thing.)
import { findInLines, isCheck } from "./project.mjs";

const OWN_FOLDER =
  /(?:^|[\s"'`(=])((?:\/(?:home|root|Users|mnt|workspace|work|tmp)\/|[A-Z]:\\Users\\)[\w.-]+)/;
const HIDDEN_NEIGHBOUR = /(\.\.\/\.(?!ci\b|github\b)[a-z][\w-]*)/;

/**
 * @param {readonly import("./project.mjs").SourceFile[]} files
 * @returns {import("./project.mjs").Finding[]}
 */
export function findMachineWords(files) {
  return files
    .filter((file) => !isCheck(file))
    .flatMap((file) => [
      ...findInLines(
        file,
        OWN_FOLDER,
        ([, found]) =>
          `${found} is a folder of one computer. Use a path relative to the project, os.tmpdir(), or a setting.`,
      ),
      ...findInLines(
        file,
        HIDDEN_NEIGHBOUR,
        ([, found]) =>
          `${found} lies outside the project. Only ../shared/data may be named, as optional input of tests.`,
      ),
    ]);
}
