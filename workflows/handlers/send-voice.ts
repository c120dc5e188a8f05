import { PinpointSMSVoiceV2Client, SendVoiceMessageCommand } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { answerOf, channelSender } from "../aws/channel-sender.ts";

export const send = channelSender("voice", ({ origin, configurationSet }) => {
  const client = new PinpointSMSVoiceV2Client({});
  return (to, { text }) =>
    answerOf(
      client.send(
        new SendVoiceMessageCommand({
          DestinationPhoneNumber: to,
          OriginationIdentity: origin,
          ConfigurationSetName: configurationSet,
          MessageBody: text,
          MessageBodyTextType: "TEXT",
        }),
      ),
    );
});
