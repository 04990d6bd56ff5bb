namespace Aevum.Cedar;

/// <summary>The answer to a request.</summary>
public enum Decision
{
    /// <summary>The request is refused: a policy forbids it, or none permits it. The default, so that what is forgotten is refused.</summary>
    Deny = 0,

    /// <summary>At least one policy permits the request and none forbids it.</summary>
    Allow = 1,
}
