namespace Aevum.Signers.Doubles;

/// <summary>What a double does instead of answering as documented.</summary>
public enum Fault
{
    None,

    /// <summary>Vault: sealed, 503. KMS: 503.</summary>
    Sealed,

    /// <summary>Vault: a standby answers 307 to <see cref="SigningDouble.RedirectTo"/>.</summary>
    Standby,

    /// <summary>429 for Vault, ThrottlingException for KMS.</summary>
    Throttled,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>412, a replica that is behind.</summary>
    ReplicaBehind,

    /// <summary>501, not initialised.</summary>
    NotInitialised,

    /// <summary>Every token handed out so far is revoked, once; then as documented again.</summary>
    TokensRevoked,

    /// <summary>The answer comes after <see cref="SigningDouble.SlowBy"/>.</summary>
    Slow,

    /// <summary>The connection is cut without an answer.</summary>
    CutConnection,

    /// <summary>The connection is cut in the middle of the answer.</summary>
    CutAnswer,

    /// <summary>The answer names and uses another key version.</summary>
    WrongVersion,

    /// <summary>The signature is one of another key.</summary>
    WrongKey,

    /// <summary>One item of the batch is refused.</summary>
    ItemRefused,

    /// <summary>The batch comes back with an item missing.</summary>
    ShortBatch,

    /// <summary>200 with a body that is no JSON.</summary>
    Garbage,

    /// <summary>200 with a body of many megabytes.</summary>
    Flood,

    /// <summary>The key is gone: 404 or NotFoundException.</summary>
    KeyDeleted,

    /// <summary>500 whose text repeats the caller's token.</summary>
    EchoesToken,
}
