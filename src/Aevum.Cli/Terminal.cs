using System.Text;

namespace Aevum.Cli;

/// <summary>
/// Where a command reads and writes. Results go to the output, and nothing else does; progress, warnings and errors go to the error stream. Not thread-safe.
/// </summary>
internal sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    internal Terminal(Stream input, Stream output, TextWriter error)
    {
        Input = input;
        OutputStream = output;
        Output = new StreamWriter(output, Encoding, leaveOpen: true) { AutoFlush = true, NewLine = "\n" };
        Error = error;
    }

    internal Stream Input { get; }

    /// <summary>The bytes behind <see cref="Output"/>, for exports.</summary>
    internal Stream OutputStream { get; }

    internal TextWriter Output { get; }

    internal TextWriter Error { get; }

    /// <summary>True when a person watches the error stream.</summary>
    internal bool IsWatched { get; init; }

    internal static Terminal OfProcess() => new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error) { IsWatched = !Console.IsErrorRedirected };

    public void Dispose() => Output.Dispose();
}
