using Aevum.Audit.Verification;
using Aevum.Policy;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum;

/// <summary>
/// How an engine is started. Copied by <see cref="AevumEngine.StartAsync"/>; later changes have no effect. A value out of range is refused when
/// it is set. Not thread-safe.
/// </summary>
public sealed class AevumOptions
{
    /// <summary>
    /// Signs the ledger. Null: a fresh <see cref="InProcessSigner"/>, which the engine disposes (rule AEV3001 refuses that in production builds).
    /// A signer that is handed in stays the caller's to dispose.
    /// </summary>
    public ISigner? Signer { get; set; }

    /// <summary>Decides after the barriers. Null: <see cref="NullPolicyEngine"/> (rule AEV4001 refuses that in production builds).</summary>
    public IPolicyEngine? PolicyEngine { get; set; }

    /// <summary>
    /// Keeps the ledger. Null: <see cref="InMemoryStore"/> (rule AEV5002 refuses that in production builds). The engine opens it and closes it when
    /// it stops; a store that is handed in stays the caller's to dispose.
    /// </summary>
    public IAevumStore? Store { get; set; }

    /// <summary>Nothing above this leaves or enters. Default: <see cref="Classification.Restricted"/>.</summary>
    public Classification DeploymentCeiling { get; set => field = Require.Defined(value); } = Classification.Restricted;

    /// <summary>What a query or replay does with data above the clearance. Default: <see cref="CeilingMode.Redact"/>.</summary>
    public CeilingMode CeilingMode { get; set => field = Require.Defined(value); } = CeilingMode.Redact;

    /// <summary>The clock. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set => field = Require.NotNull(value); } = TimeProvider.System;

    /// <summary>Verify the whole stored chain before the engine accepts calls. Default: true (rule AEV5003).</summary>
    public bool VerifyOnStart { get; set; } = true;

    /// <summary>
    /// How much this deployment must be able to prove. Default: <see cref="AevumPosture.Development"/>. The engine runs under the stricter of this
    /// and the posture of <see cref="BuildManifest"/>.
    /// </summary>
    public AevumPosture Posture { get; set => field = Require.Defined(value); } = AevumPosture.Development;

    /// <summary>
    /// What the build says about itself, recorded in <c>session.start</c>. Null: what the program that was started announces
    /// (<see cref="Declarations.BuildManifests.OfEntryAssembly"/>), which is nothing when it was built without the generators; the production and
    /// regulated postures then refuse to start (rule AEV9001).
    /// </summary>
    public BuildManifest? BuildManifest { get; set; }

    /// <summary>
    /// The public keys of earlier signers whose events the stored chain may hold, beside the key of <see cref="Signer"/>. Default: empty.
    /// In the development posture, and only while this is empty, keys that the chain itself announces in <c>session.start</c> are accepted too; that
    /// detects damage, not a rewrite (ADR 0020).
    /// </summary>
    public IReadOnlyList<PinnedKey> TrustedKeys { get; set => field = Require.NotNull(value); } = [];

    /// <summary>Hear what the engine has to tell. Default: none; warnings then go to <see cref="System.Diagnostics.Trace"/>.</summary>
    public IReadOnlyList<IAevumObserver> Observers { get; set => field = Require.NotNull(value); } = [];

    /// <summary>How many calls may wait for their place in the chain; further calls wait until there is room. 1 to 1,000,000, default 4,096.</summary>
    public int QueueCapacity { get; set => field = Require.InRange(value, 1, 1_000_000); } = 4_096;

    /// <summary>How many events are signed and stored together at most. 1 to 4,096, default 256.</summary>
    public int MaxBatchSize { get; set => field = Require.InRange(value, 1, 4_096); } = 256;

    /// <summary>The longest wait for the signatures of one batch. 100 ms to 10 minutes, default 30 s. Does not apply to <see cref="InProcessSigner"/>.</summary>
    public TimeSpan SignerTimeout { get; set => field = Require.InRange(value, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)); } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait for a policy decision; a later one is a denial. 10 ms to 10 minutes, default 5 s.</summary>
    public TimeSpan PolicyTimeout { get; set => field = Require.InRange(value, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10)); } = TimeSpan.FromSeconds(5);

    /// <summary>The largest data or payload of one call, in bytes of its canonical form. 1,024 to 8 MiB, default 1 MiB.</summary>
    public int MaxPayloadBytes { get; set => field = Require.InRange(value, 1_024, 8 * 1024 * 1024); } = 1024 * 1024;

    /// <summary>The deepest nesting of the data or payload of one call. 1 to 512, default 64.</summary>
    public int MaxPayloadDepth { get; set => field = Require.InRange(value, 1, 512); } = 64;
}
