namespace Aevum;

/// <summary>What an engine tells its observers.</summary>
public enum EngineNoticeKind
{
    /// <summary>The engine has started and recorded <c>session.start</c>.</summary>
    Started = 0,

    /// <summary>Development mode is on: consent is not needed, nothing is kept. Shown as a banner.</summary>
    DevelopmentMode = 1,

    /// <summary>The policy engine permits everything (rule AEV4001). Told once.</summary>
    PermissivePolicy = 2,

    /// <summary>A rule of the catalogue that this configuration breaks but the posture lets pass.</summary>
    PostureWarning = 3,

    /// <summary>How far the verification of the stored chain has come.</summary>
    VerificationProgress = 4,

    /// <summary>A barrier stopped a call.</summary>
    BarrierTriggered = 5,

    /// <summary>The policy engine failed; the call was denied.</summary>
    PolicyFault = 6,

    /// <summary>The signer failed; the calls of a batch were refused.</summary>
    SignerFault = 7,

    /// <summary>The store failed; the calls of a batch were refused.</summary>
    StorageFault = 8,

    /// <summary>Silence became a veto.</summary>
    ReviewExpired = 9,

    /// <summary>The engine has stopped.</summary>
    Stopped = 10,
}
