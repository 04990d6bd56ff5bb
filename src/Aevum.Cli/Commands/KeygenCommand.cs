using System.CommandLine;
using System.Text;
using Aevum.Cli.Chains;
using Aevum.Signing;

namespace Aevum.Cli.Commands;

/// <summary><c>aevum keygen</c>: a fresh Ed25519 key, the private part into a file for its owner alone, the public part printed.</summary>
internal sealed class KeygenCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string?> _file = new("FILE") { Description = "Takes the private key as PKCS#8 PEM, mode 0600; it must not exist.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _out = new("--out", "--output", "-o") { Description = "The same as FILE." };
    private readonly Option<string?> _public = new("--public") { Description = "A file that takes the public key as hexadecimal digits, for verify --key @FILE; it must not exist." };

    private KeygenCommand(Terminal terminal) => _terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        var keygen = new KeygenCommand(terminal);
        var command = new Command("keygen", "Makes an Ed25519 signing key and prints its public key.") { keygen._file, keygen._out, keygen._public };
        command.SetAction(keygen.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = ReadPath(parsed);
        using var key = FreshSigningKey.Generate();
        var hex = Convert.ToHexStringLower(key.PublicKey.Span);

        // The public file first: if it cannot be written, no private key lies about without its other half.
        if (parsed.GetValue(_public) is { } publicFile)
        {
            using var file = NewFile.Open(publicFile, NewFile.Readable);
            file.Write(Encoding.ASCII.GetBytes(hex + "\n"));
        }

        WritePrivate(path, key);
        _terminal.Output.WriteLine(hex);
        return ExitCode.Success;
    }

    private string ReadPath(ParseResult parsed) => (parsed.GetValue(_file), parsed.GetValue(_out)) switch
    {
        ({ } file, null) => file,
        (null, { } file) => file,
        _ => throw new CommandException("one file is needed for the private key. Try: aevum keygen key.pem"),
    };

    private static void WritePrivate(string path, FreshSigningKey key)
    {
        var bytes = new byte[key.Pem.Length + 1];
        try
        {
            Encoding.ASCII.GetBytes(key.Pem.Span, bytes);
            bytes[^1] = (byte)'\n';
            using var file = NewFile.Open(path, NewFile.Secret);
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            Array.Clear(bytes);
        }
    }
}
