using Aevum.Consent;
using Aevum.Crisis;

namespace Aevum;

/// <summary>
/// The five absolute barriers. Public so that they can be read about; only the kernel may call them (rule AEV1001), because a barrier
/// called by hand neither records what it decided nor stops the call.
/// </summary>
public static class Barriers
{
    /// <summary>Barrier 1: screens text for a crisis.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The verdict.</returns>
    [KernelOnly]
    public static BarrierVerdict CheckCrisis(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var topic = CrisisScreen.Screen(text);
        return topic == CrisisTopic.None
            ? new(Barrier.Crisis, true, null)
            : new(Barrier.Crisis, false, $"The text may speak of a crisis ({topic}); a content screen, not a clinical tool, stopped it.");
    }

    /// <summary>Barrier 2: nothing above the clearance passes.</summary>
    /// <param name="classification">How sensitive the data is.</param>
    /// <param name="clearance">The effective clearance.</param>
    /// <returns>The verdict.</returns>
    [KernelOnly]
    public static BarrierVerdict CheckClassification(Classification classification, Classification clearance) =>
        classification <= clearance
            ? new(Barrier.Classification, true, null)
            : new(Barrier.Classification, false, $"{classification} lies above the clearance {clearance}.");

    /// <summary>Barrier 3: the grant must be in force for exactly this use.</summary>
    /// <param name="grant">The grant; null when there is none.</param>
    /// <param name="use">The use that needs it.</param>
    /// <returns>The verdict.</returns>
    [KernelOnly]
    public static BarrierVerdict CheckConsent(ConsentGrant? grant, ConsentUse use)
    {
        ArgumentNullException.ThrowIfNull(use);
        return Verdict(use.IsCoveredBy(grant));
    }

    /// <summary>The same for a grant whose three names the index has compared already.</summary>
    [KernelOnly]
    internal static BarrierVerdict CheckConsent(GrantTerms terms, ConsentUse use) => Verdict(terms.Cover(use.Operation, use.Classification, use.At.UtcTicks));

    /// <summary>Barrier 4: the ledger is only ever appended to.</summary>
    /// <param name="operation">What somebody tries to do to the ledger.</param>
    /// <returns>The verdict, always clear.</returns>
    /// <exception cref="BarrierViolationException">The operation is not <see cref="LedgerOperation.Append"/>.</exception>
    [KernelOnly]
    public static BarrierVerdict CheckAudit(LedgerOperation operation) =>
        operation == LedgerOperation.Append
            ? new(Barrier.Audit, true, null)
            : throw new BarrierViolationException($"The ledger is append-only; {operation} is refused.");

    /// <summary>Barrier 5: data must name its source.</summary>
    /// <param name="provenance">Where the data came from; null when unknown.</param>
    /// <returns>The verdict.</returns>
    [KernelOnly]
    public static BarrierVerdict CheckProvenance(Provenance? provenance) =>
        string.IsNullOrWhiteSpace(provenance?.SourceId)
            ? new(Barrier.Provenance, false, "The data names no source; set Provenance.SourceId.")
            : new(Barrier.Provenance, true, null);

    private static BarrierVerdict Verdict(bool isCovered) => new(Barrier.Consent, isCovered, isCovered ? null : "No grant in force covers this use.");
}
