namespace Aevum;

/// <summary>Something an engine tells its observers. Never holds data, subjects, purposes or keys. Immutable.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Message">One line for an operator.</param>
/// <param name="AuditId">The event that records it; null when there is none.</param>
public sealed record EngineNotice(EngineNoticeKind Kind, string Message, string? AuditId = null)
{
    /// <summary>Whether an operator should look at it.</summary>
    public bool IsWarning => Kind is EngineNoticeKind.DevelopmentMode or EngineNoticeKind.PermissivePolicy or EngineNoticeKind.PostureWarning
        or EngineNoticeKind.PolicyFault or EngineNoticeKind.SignerFault or EngineNoticeKind.StorageFault;
}
