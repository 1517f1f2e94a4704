// Property tests draw the same cases in every run of the gate, so that a failure is one for everybody.
// Other cases: HEADROOM_SEED=7 npx vitest run …, and `npm run eval -- laws --runs N`.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['HEADROOM_SEED'] ?? 20_261_121) });
