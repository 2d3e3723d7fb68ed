import { advertised, buildModel, check, routes, trace, type Assumptions } from '../../src';
import { configurationOf } from '../configuration';
import type { DocumentedCase, Question } from './case';

export interface Answer {
  readonly question: Question;
  /** What is wrong with the prover's answer; undefined when it is the documented one. */
  readonly wrong: string | undefined;
}

/** Puts all questions of a case to the prover. */
export function ask({ model: document, assume, questions }: DocumentedCase): Answer[] {
  const model = buildModel(configurationOf(document), assume as Assumptions | undefined);
  return questions.map((question) => {
    try {
      return { question, wrong: compare(model, question) };
    } catch (error) {
      return {
        question,
        wrong: `it throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      };
    }
  });
}

function compare(model: ReturnType<typeof buildModel>, question: Question): string | undefined {
  switch (question.ask) {
    case 'trace': {
      const { says: _says, ask: _ask, expect: expected, stopsAt, sourceSeen, mtu, port, ...query } = question;
      const answer = trace(model, {
        ...query,
        ...(port === undefined || ['icmp', '1', '58'].includes(query.protocol ?? '')
          ? {}
          : { port: String(port) }),
      });
      const where =
        answer.stopsAt === undefined ? '' : ` at ${answer.stopsAt.component} (${answer.stopsAt.because})`;
      if (answer.outcome !== expected) return `expected ${expected}, answered ${answer.outcome}${where}`;
      if (stopsAt !== undefined && !stopsAt.includes(answer.stopsAt?.component ?? '')) {
        return `expected it to stop at ${stopsAt.join(' or ')}, answered${where}`;
      }
      if (sourceSeen !== undefined && answer.sourceSeen !== sourceSeen) {
        return `expected the receiver to see ${sourceSeen}, answered ${String(answer.sourceSeen)}`;
      }
      if (mtu !== undefined && answer.mtu !== mtu)
        return `expected an MTU of ${mtu}, answered ${String(answer.mtu)}`;
      return undefined;
    }
    case 'routes': {
      const { says: _says, ask: _ask, expectTarget, expectPrefix, ...query } = question;
      const answer = routes(model, query);
      if (answer.target !== expectTarget)
        return `expected ${expectTarget}, answered ${answer.target} (${answer.because})`;
      if (expectPrefix !== undefined && answer.prefix !== expectPrefix) {
        return `expected ${expectPrefix}, answered ${String(answer.prefix)}`;
      }
      return undefined;
    }
    case 'advertised': {
      const answer = advertised(model, { on: question.on });
      const got = answer.prefixes
        .map(({ prefix }) => prefix)
        .sort()
        .join(', ');
      const wanted = [...question.expectPrefixes].sort().join(', ');
      return got === wanted ? undefined : `expected ${wanted || 'nothing'}, answered ${got || 'nothing'}`;
    }
    case 'check': {
      const { findings } = check(model);
      const errors = findings.filter(({ severity }) => severity === 'error');
      const wanted = question.expectFindingAt;
      if (errors.some(({ component }) => wanted.includes(component))) return undefined;
      const got = findings.map(({ component, code }) => `${code} at ${component}`).join(', ');
      return `expected an error at ${wanted.join(' or ')}, got ${got || 'nothing'}`;
    }
  }
}
