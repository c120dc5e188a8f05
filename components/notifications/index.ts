export { bookingFlow, type CallWords, callWords } from "./booking-flow.ts";
export { ChannelQueue, type ChannelQueueArgs } from "./channel-queue.ts";
export { EmailChannel, type EmailChannelArgs } from "./email-channel.ts";
export { type PhoneChannel, PhoneChannels, type PhoneChannelsArgs } from "./phone-channels.ts";
export { VoiceAccess, type VoiceAccessArgs } from "./voice-access.ts";
