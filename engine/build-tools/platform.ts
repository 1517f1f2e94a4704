import { anyOf } from '../common/patterns.ts';
import type { Tool } from './tool.ts';

/** Docker builds, classic and with BuildKit. */
export const docker: Tool = {
  name: 'docker',
  proof: anyOf([
    /^#\d+ (?:\[|DONE|CACHED|sha256:|transferring|ERROR)/m,
    /^(?:Step \d+\/\d+ : |Sending build context|Successfully built )/m,
    /^ => (?:\[|CACHED)/m,
  ]),
  rules: [
    [
      'summary',
      anyOf([
        /^(?:Successfully (?:built|tagged) |ERROR: failed to (?:solve|build)|executor failed running)/,
        /^(?:The command .* returned a non-zero code|\[\+\] Building [\d.]+s)/,
        /did not complete successfully: exit code/,
      ]),
    ],
    [
      'failure',
      anyOf([
        /^(?:#\d+ )?ERROR\b|^ => ERROR /,
        /^#\d+ [\d.]+ .*\b(?:[Ee]rror|ERR!|E:|fatal|failed|Traceback)\b/,
        /^(?:error|failed)\b/,
      ]),
    ],
    ['detail', /^Dockerfile:\d+|^ *\d+ \| >>> |^ > \[/],
    ['warning', /^(?:#\d+ [\d.]+ )?(?:WARN|WARNING|warning)\b|^ - \w+: .*\(line \d+\)/],
    [
      'progress',
      anyOf([
        /^#\d+ (?:sha256:|transferring|extracting|resolve|DONE|CACHED|\.\.\.)/,
        /^#\d+ (?:exporting|naming|writing|preparing)/,
        /^#\d+ [\d.]+ (?:Get|Hit|Ign|Selecting|Preparing|Unpacking|Setting up|Reading|Building)\b/,
        /^#\d+ [\d.]+ (?:fetch|Downloading|Collecting|Processing triggers)\b/,
        /^ ---> |^Removing intermediate|^[0-9a-f]{12}: |^ => => /,
      ]),
    ],
    ['step', /^#\d+ \[|^Step \d+\/\d+ : |^ => \[/],
  ],
};

/** Package managers of Debian and its kin. */
export const apt: Tool = {
  name: 'apt',
  proof: /^(?:Get|Hit|Ign|Err):\d+ \S|^(?:Setting up|Unpacking|Selecting previously unselected) /m,
  rules: [
    ['summary', /^\d+ (?:upgraded|packages upgraded|to upgrade)|^Fetched /],
    ['failure', /^(?:E|Err:\d+|dpkg|Errors?)(?::| ).*/],
    ['warning', /^W: |^dpkg: warning/],
    [
      'progress',
      anyOf([
        /^(?:Get|Hit|Ign):\d+ /,
        /^(?:Selecting|Preparing to unpack|Unpacking|Setting up|Processing triggers|Reading|Building) /,
        /^\(Reading /,
      ]),
    ],
  ],
};

/** Ansible's playbooks. */
export const ansible: Tool = {
  name: 'ansible',
  proof: /^PLAY (?:RECAP )?(?:\[|\*{3})|^TASK \[.*\*{3}/m,
  header: /^(?:ok|changed|included|skipping|fatal|failed): |^(?:PLAY|TASK|RUNNING HANDLER) /,
  step: /^(?:TASK|RUNNING HANDLER) \[/,
  rules: [
    ['failure', /^(?:fatal|failed): \[|^ERROR! |^\S+ +: ok=\d.*\b(?:unreachable|failed)=[1-9]/],
    ['summary', /^\S+ +: ok=\d+ +changed=\d/],
    // Results in YAML have a line for each field.
    [
      'detail',
      /^ {2,4}"?(?:msg|stderr|module_std\w+|exception|reason|rc|cmd)"?: /,
      /^(?:fatal|failed): /,
    ],
    ['progress', /^ {2,}"?\w+"?: |^[ \t]*[\]}],?$/, /^(?:ok|changed|included): /],
    ['warning', /^\[(?:DEPRECATION )?WARNING\]: /],
    ['skipped', /^skipping: \[/],
    ['passed', /^(?:ok|changed|included): /],
    ['step', /^(?:PLAY|TASK|RUNNING HANDLER) \[/],
  ],
};

/** Terraform and OpenTofu: a plan is known by what becomes of each resource, and by the values that change. */
export const terraform: Tool = {
  name: 'terraform',
  proof: anyOf([
    /^(?:Terraform (?:will perform|used the selected)|OpenTofu |Plan: \d+ to add|Apply complete!)/m,
    /^No changes\. |^ *[│|] Error: /m,
    /^\S+: (?:Refreshing state|Creating|Still creating|Creation complete)/m,
  ]),
  header: /^ {0,2}# \S.* (?:will|must|has|is) |^Changes to Outputs/,
  rules: [
    [
      'summary',
      anyOf([
        /^(?:Plan: \d|Apply complete!|Destroy complete!|No changes\.|Changes to Outputs)/,
        /^Error: |^Releasing state lock/,
      ]),
    ],
    ['failure', /^ *[│|╷]? *Error: |^ {0,2}# \S.* (?:must be|will be) \S*(?:replaced|destroyed)/],
    ['summary', /^ {0,2}# \S.* (?:will (?:no longer )?be|has (?:changed|moved|been))\b/],
    ['detail', /^ *[│|] +\S|forces replacement|^ *(?:-\/\+|\+\/-) /],
    ['step', /^ +[-+~] .*\(known after apply\),?$/],
    ['detail', /^ +~ .* -> \S/],
    // A line with an open bracket holds no value of its own.
    ['detail', /^ +[-+~] .*[^[({]$/, /updated in-place|has changed|^Changes to Outputs/],
    ['warning', /^ *[│|╷]? *Warning: /],
    [
      'progress',
      anyOf([
        /: (?:Refreshing state|Reading|Read complete|Still (?:creating|destroying|modifying|reading))\b/,
        /^- (?:Installing|Installed|Finding|Reusing|Using)/,
      ]),
    ],
    [
      'step',
      /: (?:Creating|Destroying|Modifying|Creation complete|Destruction complete|Modifications complete)/,
    ],
  ],
};

/** What `systemctl status` says of units: a mark and a name above what became of each, and the journal below. */
export const systemd: Tool = {
  name: 'systemctl',
  proof: anyOf([
    /^[●○×↻✚] \S+\.(?:service|socket|timer|mount|target|device|path|slice|scope|swap) - /m,
    /^ +Active: (?:active|inactive|failed|activating|deactivating|reloading) \(/m,
  ]),
  step: /^[●○×↻✚] \S+\.[a-z]+(?: - |$)/,
  rules: [
    [
      'failure',
      anyOf([
        /^ +Active: (?:failed|activating \(auto-restart\))/,
        /^ +Loaded: (?:not-found|error|bad-setting|masked)\b/,
        /^ +(?:Process|Main PID): .*\bstatus=(?!0\/)\d+\/|^ +(?:Process|Main PID): .*\bcode=(?:killed|dumped)\b/,
      ]),
    ],
    ['step', /^[●○×↻✚] \S+\.[a-z]+(?: - |$)/],
    ['warning', /^Warning: |^ +Active: (?:activating|deactivating|reloading)/],
    [
      'progress',
      /^ +(?:Loaded|Drop-In|Docs|Tasks|Memory|CPU|CGroup|IO|IP|TriggeredBy|Triggers|Listen|Invocation|FD Store|Device|Where|What): ?/,
    ],
    ['progress', /^ +[│├└]?[─ │├└]*\d+ \S|^ +[│├└]─/],
  ],
};

/** Turborepo, whose packages print behind their names. */
export const turbo: Tool = {
  name: 'turbo',
  proof:
    /^• (?:Packages in scope: |Running \S+ in \d+ packages)|^ *Tasks: +\d+ successful, \d+ total/m,
  rules: [
    ['summary', /^ *(?:Tasks|Cached|Failed): +\S/],
    ['failure', /^ *(?:\S+: )?(?:ERROR|error):? +(?:command finished with error|run failed)\b/],
    ['progress', /^cache (?:hit|miss|bypass)\b/],
  ],
};
