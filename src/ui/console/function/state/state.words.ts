import { spoken } from '#model/words.ts';

const english = {
  title: 'State',
  letPass: (time: string) => `Let ${time} pass without a request`,
  notActive: (state: string) => `The function is ${state}.`,
  inUse: 'It is being used: wait until nothing runs and nothing waits.',
  staysActive:
    'Its containers will be gone. It stays Active: a .zip outside any VPC holds nothing that Lambda could take back.',
  losesInterface:
    'Its containers will be gone, and Lambda will have taken back its network interface: the function becomes Inactive.',
  losesImage:
    'Its containers will be gone, and Lambda will have taken back the prepared image: the function becomes Inactive.',
  snapStartHelp:
    'A published version is initialised once, and each container of it starts from the snapshot. AWS has it for Java, Python and .NET; the scenario <scenario>SnapStart</scenario> shows it at work.',
};

export const words = spoken({ 'en-GB': english });
