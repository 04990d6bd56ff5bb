using System.CommandLine;
using Aevum.Audit;
using Aevum.Audit.Verification;
using Aevum.Cli.Chains;
using Aevum.Cli.Reports;

namespace Aevum.Cli.Commands;

/// <summary><c>aevum verify</c>: does a chain hold, and where does it end?</summary>
internal sealed class VerifyCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _chain = new("CHAIN") { Description = "An export (JSON array or JSON lines), a SQLite store, or - for standard input." };
    private readonly Option<string[]> _keys = new("--key")
    {
        Description = "A trusted public key: 64 hexadecimal digits, or @FILE with them or with a PEM public key. ID=KEY trusts it for one signer_key_id alone. May be given again.",
    };

    private readonly Option<string?> _expectedHead = new("--expect-head") { Description = "SEQ:HASH, the head at which the chain must end. Without it a cut tail cannot show." };
    private readonly Option<string?> _treeHead = new("--tree-head") { Description = "A file with a signed tree head that the chain must contain; needs --log-key." };
    private readonly Option<string?> _logKey = new("--log-key") { Description = "The public key that signed the tree head, as for --key." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Fail when nothing proves that the tail is complete, and on time-stamp fields, which nothing signs." };
    private readonly Option<bool> _trustAnnounced = new("--trust-announced") { Description = "Trust keys that the chain announces itself. Shows that it hangs together, not who wrote it." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the verdict as one JSON object." };
    private readonly Option<bool> _progress = new("--progress") { Description = "Report progress on the error stream, also when it is not a terminal." };

    private VerifyCommand(Terminal terminal) => _terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        var verify = new VerifyCommand(terminal);
        var command = new Command("verify", "Verifies a chain. Exit code 0: it holds; 1: it does not; 2: it could not be read.")
        {
            verify._chain, verify._keys, verify._expectedHead, verify._treeHead, verify._logKey, verify._strict, verify._trustAnnounced, verify._json, verify._progress,
        };
        command.SetAction(verify.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var progress = new ProgressLine(_terminal.Error, _terminal.IsWatched);
        var isReporting = _terminal.IsWatched || parsed.GetValue(_progress);
        var verifier = new ChainVerifier(ReadKeys(parsed), ReadOptions(parsed, isReporting ? progress : null));
        var verdict = await VerifyAsync(parsed.GetRequiredValue(_chain), verifier, ct).ConfigureAwait(false);
        progress.End();
        if (parsed.GetValue(_json))
        {
            JsonReport.Write(verdict, _terminal.OutputStream);
        }
        else
        {
            TextReport.Write(verdict, _terminal.Output);
        }

        return verdict.IsVerified ? ExitCode.Success : ExitCode.Failure;
    }

    private async ValueTask<ChainVerification> VerifyAsync(string path, ChainVerifier verifier, CancellationToken ct)
    {
        var chain = await ChainInput.OpenAsync(path, _terminal, ct).ConfigureAwait(false);
        await using (chain.ConfigureAwait(false))
        {
            return await chain.VerifyAsync(verifier, ct).ConfigureAwait(false);
        }
    }

    private KeyRing ReadKeys(ParseResult parsed)
    {
        var keys = parsed.GetValue(_keys) ?? [];
        return keys.Length > 0 || parsed.GetValue(_trustAnnounced)
            ? new KeyRing(keys.Select(KeyArgument.Parse))
            : throw new CommandException("no key was given, so nothing can be trusted. Add --key with the signer's public key.");
    }

    private ChainVerifierOptions ReadOptions(ParseResult parsed, IProgress<ChainProgress>? progress) => new()
    {
        ExpectedHead = ReadExpectedHead(parsed.GetValue(_expectedHead)),
        TreeHead = ReadTreeHead(parsed.GetValue(_treeHead), parsed.GetValue(_logKey)),
        Strict = parsed.GetValue(_strict),
        TrustAnnounced = parsed.GetValue(_trustAnnounced),
        Progress = progress,
    };

    private static ExpectedHead? ReadExpectedHead(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return ExpectedHead.TryParse(text, out var head)
            ? head
            : throw new CommandException("--expect-head needs SEQ:HASH, a number and 64 lower-case hexadecimal digits, as verify prints it after \"head:\".");
    }

    private static TreeHeadEvidence? ReadTreeHead(string? path, string? logKey) => (path, logKey) switch
    {
        (null, null) => null,
        ({ } file, { } key) => TreeHeadFile.Read(file, KeyArgument.ReadPublicKey(key)),
        _ => throw new CommandException("--tree-head and --log-key belong together. Give both."),
    };
}
