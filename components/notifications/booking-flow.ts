/** What a caller hears. Nothing of the caller is said: whoever holds the telephone could be anyone. */
export interface CallWords {
  readonly greeting: string;
  readonly menu: string;
  readonly waiting: string;
  readonly portal: string;
  readonly closed: string;
}

export const callWords: CallWords = {
  greeting: "Welcome to scheduling. If this is an emergency, hang up and call 9 1 1.",
  menu: "To book, change or cancel an appointment, press 1. To hear how to do it online, press 2.",
  waiting: "A scheduler will be with you shortly.",
  portal: "Sign in to your patient portal at any time to see and change your appointments.",
  closed: "We cannot take your call right now. You can use your patient portal at any time.",
};

interface Action {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Transitions: Readonly<Record<string, unknown>>;
}

/**
 * The contact flow for callers who book by telephone, in Connect's flow language. Recording is switched off first
 * (45 CFR 164.502(b)); every way through it ends in a queue with people or in a spoken way to the portal.
 */
export function bookingFlow(queueArn: string, words: CallWords = callWords): string {
  const say = (id: string, text: string, next: string): Action => ({
    Identifier: id,
    Type: "MessageParticipant",
    Parameters: { Text: text },
    Transitions: { NextAction: next, Errors: [{ NextAction: next, ErrorType: "NoMatchingError" }] },
  });
  const actions: readonly Action[] = [
    {
      Identifier: "no-recording",
      Type: "UpdateContactRecordingBehavior",
      Parameters: { RecordingBehavior: { RecordedParticipants: [] } },
      Transitions: { NextAction: "greeting" },
    },
    say("greeting", words.greeting, "menu"),
    {
      Identifier: "menu",
      Type: "GetParticipantInput",
      Parameters: { Text: words.menu, InputTimeLimitSeconds: "8", StoreInput: "False" },
      Transitions: {
        // Who presses nothing may be unable to: people take the call.
        NextAction: "choose-queue",
        Conditions: [
          { NextAction: "choose-queue", Condition: { Operator: "Equals", Operands: ["1"] } },
          { NextAction: "portal", Condition: { Operator: "Equals", Operands: ["2"] } },
        ],
        Errors: [
          { NextAction: "choose-queue", ErrorType: "InputTimeLimitExceeded" },
          { NextAction: "choose-queue", ErrorType: "NoMatchingCondition" },
          { NextAction: "choose-queue", ErrorType: "NoMatchingError" },
        ],
      },
    },
    {
      Identifier: "choose-queue",
      Type: "UpdateContactTargetQueue",
      Parameters: { QueueId: queueArn },
      Transitions: {
        NextAction: "waiting",
        Errors: [{ NextAction: "closed", ErrorType: "NoMatchingError" }],
      },
    },
    say("waiting", words.waiting, "transfer"),
    {
      Identifier: "transfer",
      Type: "TransferContactToQueue",
      Parameters: {},
      Transitions: {
        NextAction: "closed",
        Errors: [
          { NextAction: "closed", ErrorType: "QueueAtCapacity" },
          { NextAction: "closed", ErrorType: "NoMatchingError" },
        ],
      },
    },
    say("portal", words.portal, "end"),
    say("closed", words.closed, "end"),
    { Identifier: "end", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} },
  ];
  return JSON.stringify({ Version: "2019-10-30", StartAction: "no-recording", Actions: actions });
}
