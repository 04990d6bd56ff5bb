using System.Text;
using Aevum.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var interruption = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interruption.Cancel();
};
using var terminal = Terminal.OfProcess();
return await CommandLine.RunAsync(args, terminal, interruption.Token).ConfigureAwait(false);
