import { DogStore, KnownDog } from '../dogs/dog-store';

/** The dogs seen last on this device; the one that a note is begun about is always among them. */
export function dogsSeen(store: DogStore, about: KnownDog | null): readonly KnownDog[] {
  const recent = store.recent();
  return about && !recent.some((dog) => dog.id === about.id) ? [about, ...recent] : recent;
}

/** Those and all others; without a network, where the list is not on this device, those alone. */
export async function dogsToChoose(
  store: DogStore,
  about: KnownDog | null,
): Promise<readonly KnownDog[]> {
  try {
    const all = await store.all('');
    const listed = all.map((dog) => ({ id: dog.id, name: dog.call_name }));
    const others = dogsSeen(store, about).filter((dog) => !listed.some((one) => one.id === dog.id));
    return [...others, ...listed];
  } catch {
    return dogsSeen(store, about);
  }
}
