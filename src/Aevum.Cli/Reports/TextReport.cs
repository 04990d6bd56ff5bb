using System.Globalization;
using Aevum.Audit;

namespace Aevum.Cli.Reports;

/// <summary>A verdict for people: the verdict on the first line, then what it rests on.</summary>
internal static class TextReport
{
    internal static void Write(ChainVerification verdict, TextWriter output)
    {
        output.WriteLine(verdict.IsVerified ? "VERIFIED" : string.Create(CultureInfo.InvariantCulture, $"FAILED — entry {verdict.FaultIndex}: {verdict.Reason}"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(verdict.IsVerified ? "events" : "events that hold")}: {verdict.EventCount}, head: {verdict.Head.Sequence}:{verdict.Head.Hash}"));
        if (verdict.AnnouncedKeyCount > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"WARNING: {verdict.AnnouncedKeyCount} key(s) were trusted only because the chain announces them. This shows that it hangs together, not who wrote it."));
        }

        foreach (var finding in verdict.Findings)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"finding {finding.Rule.Id} at entry {finding.EntryIndex}: {finding.Rule.Title}. {finding.Message}"));
        }
    }
}
