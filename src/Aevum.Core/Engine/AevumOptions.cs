using Aevum.Declarations;
using Aevum.Policy;
using Aevum.Rules;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum;

/// <summary>How an engine is started. Copied by <see cref="AevumEngine.StartAsync"/>; later changes have no effect. Not thread-safe.</summary>
public sealed class AevumOptions
{
    /// <summary>Signs the ledger. Null: a fresh <see cref="InProcessSigner"/> (rule AEV3001 refuses that in production builds).</summary>
    public ISigner? Signer { get; set; }

    /// <summary>Decides after the barriers. Null: <see cref="NullPolicyEngine"/> (rule AEV4001 refuses that in production builds).</summary>
    public IPolicyEngine? PolicyEngine { get; set; }

    /// <summary>Keeps the ledger. Null: <see cref="InMemoryStore"/> (rule AEV5002 refuses that in production builds).</summary>
    public IAevumStore? Store { get; set; }

    /// <summary>Nothing above this leaves or enters. Default: <see cref="Classification.Restricted"/>.</summary>
    public Classification DeploymentCeiling { get; set; } = Classification.Restricted;

    /// <summary>What a query does with data above the clearance. Default: <see cref="CeilingMode.Redact"/>.</summary>
    public CeilingMode CeilingMode { get; set; } = CeilingMode.Redact;

    /// <summary>The clock. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>What the build declared. Null: <see cref="BuildManifests.OfEntryAssembly"/>; recorded in <c>session.start</c>.</summary>
    public BuildManifest? BuildManifest { get; set; }

    /// <summary>The posture to start under. Null: that of the build. The stricter of the two holds, so that it can be raised here and never lowered.</summary>
    public Posture? Posture { get; set; }

    /// <summary>Verify the stored chain before the engine accepts calls. Default: true (rule AEV5003).</summary>
    public bool VerifyOnStart { get; set; } = true;
}
