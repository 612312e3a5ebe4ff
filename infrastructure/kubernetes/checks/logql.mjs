// Reads LogQL expressions as a JSON list from standard input and writes for each where its first mistake is, -1 for none.
import { text } from 'node:stream/consumers';
import { parser } from '@grafana/lezer-logql';

function mistake(expression) {
  let at = -1;
  parser.parse(expression).iterate({
    enter(node) {
      if (node.type.isError && at < 0) at = node.from;
    },
  });
  return at;
}

const expressions = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(expressions.map(mistake)));
