namespace Aevum.Signers.Tests.Chaos;

/// <summary>What a chaos run saw.</summary>
internal sealed record ChaosReport(string Service, int Rounds, int Faults, int Acknowledged, int Refused, long Verified, TimeSpan WorstRecovery, string WorstFault)
{
    public override string ToString() =>
        $"{Service}: {Rounds} rounds of {Faults} faults; {Acknowledged} acknowledged, {Refused} refused, {Verified} events verified; slowest recovery {WorstRecovery.TotalSeconds:0.00} s, after '{WorstFault}'";
}
