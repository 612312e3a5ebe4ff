import { BiteScale } from '../api/types';

/** The registry's bite scale, for the page without a network; a test holds the two together. */
export const BITE_SCALE: BiteScale = {
  title: 'Dr. Ian Dunbar’s Dog Bite Scale',
  source:
    'After Dr. Ian Dunbar, An Assessment of the Severity of Biting Problems Based on Evaluation of Wound Pathology; reproduced at friendsofthedog.co.za/evaluation-of-dog-bites.html.',
  decimals: 'Between two levels, one decimal says how close it is: 2.8 is almost a 3.',
  levels: [
    {
      level: 1,
      level_3b: false,
      name: 'No contact',
      definition: 'Threatening or snapping. The teeth do not touch the skin.',
    },
    {
      level: 2,
      level_3b: false,
      name: 'Contact, no puncture',
      definition:
        'The teeth touch the skin and do not puncture it. There may be nicks, less than 2.5 mm (1/10 inch) deep, and a little bleeding from teeth that move along the skin, but no vertical punctures.',
    },
    {
      level: 3,
      level_3b: false,
      name: 'Shallow punctures, one bite',
      definition:
        'One to four punctures from a single bite, none deeper than half the length of the dog’s canine tooth. There may be lacerations in one direction, from pulling away.',
    },
    {
      level: 3,
      level_3b: true,
      name: 'Shallow punctures, several bites',
      definition: 'Several bites of level 3 in one incident.',
    },
    {
      level: 4,
      level_3b: false,
      name: 'A deep puncture',
      definition:
        'One to four punctures from a single bite, at least one deeper than half the length of the canine tooth. There may be deep bruising, because the dog held on, or lacerations in both directions, because it shook its head.',
    },
    {
      level: 5,
      level_3b: false,
      name: 'Several deep bites',
      definition:
        'Several bites with at least two of level 4, or several attacks with at least one bite of level 4 each.',
    },
    {
      level: 6,
      level_3b: false,
      name: 'Death',
      definition: 'The victim is dead.',
    },
  ],
};
