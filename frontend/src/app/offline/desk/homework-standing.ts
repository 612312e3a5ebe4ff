import { HomeworkFields, HomeworkStanding } from '../../api/types';
import { adherence } from '../../measures/adherence';
import { dayOf, dayText, moment, Zone } from '../../measures/days';
import { ownerPractice, Round } from '../../measures/owner-practice';

/** Whose homework, on whose calendar, and what time it is. */
interface At {
  readonly homeworkId: string;
  readonly timeZone: string;
  readonly now: Date;
}

/** How a homework goes today, by the practice's calendar: the registry's `homework.rules.standing`. */
export function standingOf(
  homework: HomeworkFields,
  { homeworkId, timeZone, now }: At,
): HomeworkStanding {
  const zone = new Zone(timeZone);
  const firstDay = dayOf(homework.starts_on);
  const lastDay = firstDay + homework.days - 1;
  const today = zone.localDay(now.getTime() * 1000);
  const rounds = homework.practice.map((entry) => roundOf(entry, zone));
  const planned = { timesPerDay: homework.times_per_day, firstDay, lastDay, today };
  return {
    homework_id: homeworkId,
    due_on: dayText(lastDay),
    today: dayText(today),
    adherence: adherence(
      rounds.map(({ day }) => day),
      planned,
    ),
    results: ownerPractice(rounds),
  };
}

function roundOf(entry: HomeworkFields['practice'][number], zone: Zone): Round {
  const us = moment(entry.at);
  const correct = entry.trials.filter((trial) => trial === 'correct').length;
  const incorrect = entry.trials.length - correct;
  return { us, day: zone.localDay(us), correct, incorrect, fas: entry.fas };
}
