using Aevum.Audit.Verification;
using Aevum.Policy;
using Aevum.Rules;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>Signer, store and policy engine of one start, and which of them the engine made itself.</summary>
internal sealed class EngineParts
{
    private static readonly string Unmarked =
        $"{RuleCatalogue.AnalysisDisabled.Id}: the program carries no mark of a build with the safety analysis; reference the Aevum.Analyzers package, with its generators, from the project that is started.";

    private EngineParts(ISigner signer, bool ownsSigner, IAevumStore store, IPolicyEngine policyEngine)
    {
        Signer = signer;
        OwnsSigner = ownsSigner;
        Store = store;
        PolicyEngine = policyEngine;
    }

    internal ISigner Signer { get; private set; }

    private bool OwnsSigner { get; set; }

    internal IAevumStore Store { get; }

    internal IPolicyEngine PolicyEngine { get; }

    /// <summary>Chooses the parts. Development mode keeps nothing and permits everything, whatever was handed in.</summary>
    /// <exception cref="ArgumentException">The posture forbids the signer, or the signer is not sound.</exception>
    /// <exception cref="InvalidOperationException">The posture is not development, and nothing says that the safety analysis ran when the program was built.</exception>
    internal static EngineParts Choose(AevumOptions options, EngineSettings settings)
    {
        RequireMarked(settings);
        RequireAllowed(options.Signer, settings.Posture);
        return new EngineParts(
            options.Signer ?? new InProcessSigner(),
            options.Signer is null,
            settings.IsDevelopmentMode ? new InMemoryStore() : options.Store ?? new InMemoryStore(),
            settings.IsDevelopmentMode ? new NullPolicyEngine() : options.PolicyEngine ?? new NullPolicyEngine());
    }

    /// <summary>Disposes what the engine made itself; what was handed in stays the caller's.</summary>
    internal void DisposeOwned()
    {
        if (OwnsSigner)
        {
            (Signer as IDisposable)?.Dispose();
        }
    }

    /// <summary>The key has changed; an own signer of before is not needed any more.</summary>
    internal void Replace(ISigner next)
    {
        DisposeOwned();
        OwnsSigner = false;
        Signer = next;
    }

    /// <summary>The keys under which the stored chain must verify.</summary>
    internal KeyRing Ring(EngineSettings settings) => new([.. settings.TrustedKeys, new PinnedKey(Signer.PublicKey.Span)]);

    /// <summary>What the catalogue would refuse in a shipped build and this posture lets pass.</summary>
    internal IEnumerable<string> PostureWarnings(EngineSettings settings)
    {
        if (settings.Manifest is null)
        {
            yield return $"{Unmarked} It would not start in the production or regulated posture.";
        }

        if (settings.Posture == AevumPosture.Development)
        {
            yield break;
        }

        if (IsInProcess(Signer))
        {
            yield return $"{RuleCatalogue.InProcessSigner.Id}: the key lies in the memory of this process, so tampering can be detected, not prevented; set AevumOptions.Signer to an external signer.";
        }

        if (!Store.IsDurable)
        {
            yield return $"{RuleCatalogue.VolatileStore.Id}: the ledger is kept in memory and is gone with the process; set AevumOptions.Store to a durable store.";
        }

        if (!settings.VerifyOnStart)
        {
            yield return $"{RuleCatalogue.StartWithoutVerification.Id}: the stored chain was not verified; set AevumOptions.VerifyOnStart.";
        }
    }

    internal static void RequireAllowed(ISigner? signer, AevumPosture posture)
    {
        if (signer is not null && !StrictEd25519.IsSoundPublicKey(signer.PublicKey.Span))
        {
            throw new ArgumentException("AevumOptions.Signer announces a public key that is not Ed25519: it needs 32 bytes, canonical, not of small order.", nameof(signer));
        }

        if (posture == AevumPosture.Regulated && (signer is null || IsInProcess(signer)))
        {
            throw new ArgumentException(
                $"{RuleCatalogue.InProcessSignerRegulated.Id}: in the regulated posture the key must lie outside this process; set AevumOptions.Signer to an external signer.",
                nameof(signer));
        }
    }

    /// <summary>Unlike the other rules of a posture this one cannot have been allowed by the build: no switch of a build silences it (rule AEV9001).</summary>
    private static void RequireMarked(EngineSettings settings)
    {
        if (settings.Manifest is null && settings.Posture != AevumPosture.Development)
        {
            throw new InvalidOperationException(
                $"{Unmarked} The {settings.Posture.ToString().ToLowerInvariant()} posture does not start without it; where yours is hosted by another program, or is not C#, set AevumOptions.BuildManifest to the manifest of the assembly that uses the kit.");
        }
    }

    private static bool IsInProcess(ISigner signer) => SignerBoundary.Of(signer) == TrustBoundary.InProcess;
}
