import { type Command, jsonOption, wordsOff } from './command.ts';
import { type ConformanceFigure, conformance } from './conformance.ts';

const written = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
};

const line = ({ family, case: name, expected, got, pass }: ConformanceFigure): string =>
  `${pass ? 'pass' : 'FAIL'}  ${family}  ${name}: expected ${written(expected)}, got ${written(got)}`;

export const conformanceCommand: Command = {
  name: 'conformance',
  summary: 'hold the program against published answers',
  usage: 'DIR',
  help: 'Reads every file of published answers in DIR, works each figure out, and prints one line a figure. Files that nothing here judges are named. Exit code 1 on any difference.',
  options: { ...jsonOption },
  async run(words, { terminal }) {
    const [dir, ...more] = words.operands;
    if (dir === undefined || more.length > 0) throw wordsOff('conformance', 'Name one folder of published answers.');
    const { figures, unknown } = await conformance(dir);
    const failed = figures.filter((figure) => !figure.pass).length;
    if (words.flag('json'))
      terminal.print(JSON.stringify({ figures, unknown, passed: figures.length - failed, failed }));
    else {
      for (const figure of figures) terminal.print(line(figure));
      for (const path of unknown) terminal.print(`nobody judges  ${path}`);
      terminal.print(
        `${figures.length - failed} passed, ${failed} failed, ${unknown.length} files that nothing here judges`,
      );
    }
    if (figures.length === 0) terminal.say(`There is no published answer in ${dir} that this version judges.`);
    return failed > 0 || figures.length === 0 ? 1 : 0;
  },
};
