using System.Diagnostics;
using System.Text;
using Aevum.Canonical;
using Aevum.Signing;
using Aevum.Vectors;

namespace Aevum.Audit.Verification;

/// <summary>Chains of ours judged by others: the literal transcription beside this, and, where Python 3.8 or newer is there, a script of its own.</summary>
public sealed class LiteralVerifierTests
{
    [Fact]
    public void The_literal_verifier_accepts_the_chain_of_the_reference_implementation()
    {
        var key = Convert.FromHexString(Encoding.ASCII.GetString(VectorFile.Bytes("chain-unicode.pub.hex")).Trim());

        Assert.Null(LiteralVerifier.FirstFault(VectorFile.Bytes("chain-unicode.json"), key));
    }

    [Fact]
    public void A_chain_of_ours_with_random_payloads_holds_for_the_literal_verifier()
    {
        using var chain = RandomChain(60);

        Assert.Null(LiteralVerifier.FirstFault(chain.Export(), chain.PublicKey.Span));
    }

    [Fact]
    public async Task Both_verifiers_find_the_same_first_fault()
    {
        using var chain = TestChain.OfLength(12);
        for (var place = 0; place < 12; place++)
        {
            var events = chain.Events.ToList();
            events[place] = events[place] with { Actor = "mallory" };
            var export = TestChain.Export(events);

            var verdict = await Verify.Export(export, KeyRing.Of(chain.PublicKey.Span));

            Assert.Equal(LiteralVerifier.FirstFault(export, chain.PublicKey.Span), verdict.FaultIndex);
        }
    }

    [Fact]
    public async Task A_chain_of_ours_with_random_payloads_holds_for_an_independent_script()
    {
        using var chain = RandomChain(20);
        var file = Path.Combine(Path.GetTempPath(), $"aevum-{Guid.CreateVersion7():N}.json");
        await File.WriteAllBytesAsync(file, chain.Export(), TestContext.Current.CancellationToken);
        try
        {
            var (exit, output) = await RunScript(file, Convert.ToHexStringLower(chain.PublicKey.Span));

            Assert.Equal((0, "holds: 20 events"), (exit, output));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Every_library_verifies_what_the_other_signed()
    {
        using var chain = RandomChain(30);
        foreach (var backend in Backends.All)
        {
            using var stream = new MemoryStream(chain.Export());

            var verdict = await new ChainVerifier(KeyRing.Of(chain.PublicKey.Span), null, backend).VerifyAsync(stream, TestContext.Current.CancellationToken);

            Assert.True(verdict.IsVerified, verdict.Reason);
        }
    }

    private static TestChain RandomChain(int count)
    {
        var chain = new TestChain();
        for (var index = 0; index < count; index++)
        {
            chain.Append("app.record", $"{{\"value\":{new RandomJson(index).Next()}}}", draft => draft with
            {
                CorrelationId = index % 3 == 0 ? "\"\\\u0000\u007f\u20ac\U0001F600" : null,
                SigFormatVersion = index < count / 2 ? 1 : 2,
                PrincipalCommitment = index < count / 2 ? null : "c",
            });
        }

        return chain;
    }

    private static async Task<(int Exit, string Output)> RunScript(string export, string publicKey)
    {
        var start = new ProcessStartInfo("python3", [VectorFile.Path("verify_chain.py"), export, publicKey]) { RedirectStandardOutput = true };
        try
        {
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, output.Trim());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not installed; the transcription in C# has judged the chains.");
            throw;
        }
    }
}
