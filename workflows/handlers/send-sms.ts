import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { answerOf, channelSender } from "../aws/channel-sender.ts";

export const send = channelSender("sms", ({ origin, configurationSet }) => {
  const client = new PinpointSMSVoiceV2Client({});
  return (to, { text }) =>
    answerOf(
      client.send(
        new SendTextMessageCommand({
          DestinationPhoneNumber: to,
          OriginationIdentity: origin,
          ConfigurationSetName: configurationSet,
          MessageBody: text,
          MessageType: "TRANSACTIONAL",
        }),
      ),
    );
});
