/** Two rising notes for success, two low ones for a refusal: told apart without looking, short enough for a queue. */
const NOTES = { success: [660, 990], refusal: [220, 165] } as const;
const NOTE_SECONDS = 0.12;
const LOUDNESS = 0.18;

/** Plays the notes. A device that cannot simply stays silent: sound must never stop a verification. */
export function playTones(audio: AudioContext, kind: keyof typeof NOTES): void {
  try {
    NOTES[kind].forEach((hertz, index) => {
      const startsAt = audio.currentTime + index * NOTE_SECONDS;
      const note = audio.createOscillator();
      const volume = audio.createGain();
      note.frequency.value = hertz;
      volume.gain.setValueAtTime(LOUDNESS, startsAt);
      volume.gain.linearRampToValueAtTime(0, startsAt + NOTE_SECONDS);
      note.connect(volume);
      volume.connect(audio.destination);
      note.start(startsAt);
      note.stop(startsAt + NOTE_SECONDS);
    });
  } catch {
    // Silent on purpose, see above.
  }
}
