import { codexSetting, geminiUrl, openCodeGoogle } from './special-places.ts';
import { type UrlPlace, variable } from './url-place.ts';

/** A program that calls the APIs of providers, and from where it takes their base URLs. */
export interface Client {
  /** The word that starts it. */
  readonly command: string;
  readonly places: readonly UrlPlace[];
  /** Why its requests may go past the proxy all the same. */
  readonly detour: string;
}

const anthropic = variable('ANTHROPIC_BASE_URL', 'anthropic', '');
const openai = [
  variable('OPENAI_BASE_URL', 'openai', '/v1'),
  variable('OPENAI_API_BASE', 'openai', '/v1'),
];
const gemini = variable('GOOGLE_GEMINI_BASE_URL', 'gemini', '');

const CLIENTS: readonly Client[] = [
  {
    command: 'claude',
    places: [anthropic],
    detour: 'ANTHROPIC_BASE_URL in its own settings, Bedrock and Vertex go past it',
  },
  {
    command: 'codex',
    places: [codexSetting],
    detour: 'a model_provider of your own in its config.toml goes past it',
  },
  {
    command: 'gemini',
    places: [geminiUrl],
    detour:
      'a login with Google and Vertex go past it; so does a key until a login was chosen with /auth',
  },
  {
    command: 'opencode',
    // Its SDK for Anthropic takes the version as part of the URL.
    places: [
      variable('ANTHROPIC_BASE_URL', 'anthropic', '/v1'),
      variable('OPENAI_BASE_URL', 'openai', '/v1'),
      openCodeGoogle,
    ],
    detour: 'a baseURL in its own settings and logins with an account go past it',
  },
  {
    command: 'aider',
    places: [
      ...openai,
      variable('ANTHROPIC_API_BASE', 'anthropic', ''),
      anthropic,
      variable('GEMINI_API_BASE', 'gemini', '/v1beta'),
    ],
    detour: 'openai-api-base in .aider.conf.yml and variables in .env go past it',
  },
];

/** Programs that are not known: what the SDKs of the vendors read. */
const ANY_CLIENT: Omit<Client, 'command'> = {
  places: [anthropic, ...openai, gemini],
  detour: 'the program has to take the base URLs of its providers from these variables',
};

/** The client that a command line starts; by its name, whatever folder it lies in. */
export function clientFor(command: string): Client {
  const name = command.replace(/^.*[/\\]/, '').replace(/\.(?:exe|cmd)$/i, '');
  return CLIENTS.find((client) => client.command === name) ?? { command: name, ...ANY_CLIENT };
}
