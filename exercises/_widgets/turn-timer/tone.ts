/** A soft tone, made here: there is no sound to load. */
export const tone = (): void => {
  const audio = new AudioContext();
  const [source, quiet] = [audio.createOscillator(), audio.createGain()];
  source.frequency.value = 330;
  quiet.gain.setValueAtTime(0.12, audio.currentTime);
  quiet.gain.linearRampToValueAtTime(0, audio.currentTime + 1);
  source.connect(quiet).connect(audio.destination);
  source.onended = () => void audio.close();
  source.start();
  source.stop(audio.currentTime + 1);
};
