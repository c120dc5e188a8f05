import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { answerOf, channelSender } from "../aws/channel-sender.ts";

export const send = channelSender("email", ({ origin, configurationSet }) => {
  const client = new SESv2Client({});
  return (to, { subject, text }) =>
    answerOf(
      client.send(
        new SendEmailCommand({
          FromEmailAddress: `no-reply@${origin}`,
          ConfigurationSetName: configurationSet,
          Destination: { ToAddresses: [to] },
          Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: text } } } },
        }),
      ),
    );
});
