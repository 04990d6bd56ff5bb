using System.Diagnostics;
using System.Text.Json.Serialization;
using Aevum.Rules.Markers;

namespace Aevum.Policy;

/// <summary>How an <see cref="OpaPolicyEngine"/> reaches its sidecar. Copied by the engine; later changes have no effect. Not thread-safe.</summary>
public sealed class OpaPolicyEngineOptions
{
    /// <summary>The sidecar, <c>https://</c> unless loopback (rule AEV4003). Default: <c>http://127.0.0.1:8181</c>.</summary>
    [ServiceAddress(GovernedService.Policy)]
    public Uri Address { get; set; } = new("http://127.0.0.1:8181");

    /// <summary>The decision's path behind <c>/v1/data/</c>. Default: <c>aevum/decision</c>.</summary>
    public string DecisionPath { get; set; } = "aevum/decision";

    /// <summary>A bearer token (never a literal); null for none.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [SignerSecret]
    public string? Token { get; set; }

    /// <summary>The longest wait for a decision, 10 ms to 60 s. Default: 2 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    internal OpaPolicyEngineOptions Copy() => (OpaPolicyEngineOptions)MemberwiseClone();

    internal IEnumerable<string> Problems()
    {
        if (Address is null || !Address.IsAbsoluteUri || Address.Scheme is not ("http" or "https"))
        {
            yield return "Address must be an absolute https:// address.";
        }
        else if (Address.Scheme == "http" && !Address.IsLoopback)
        {
            yield return "Address uses http:// to a host that is not loopback, so that anybody on the way could forge decisions (rule AEV4003); use https://.";
        }

        if (DecisionPath is not { Length: > 0 and <= 256 } || !DecisionPath.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '.') || DecisionPath.Split('/').Any(part => part is "" or "." or ".."))
        {
            yield return "DecisionPath must be names separated by '/', for example aevum/decision.";
        }

        if (Token is not null && (Token.Length == 0 || Token.Any(c => c is <= ' ' or >= '\x7f')))
        {
            yield return "Token must not be blank or hold spaces or control characters.";
        }

        if (Timeout < TimeSpan.FromMilliseconds(10) || Timeout > TimeSpan.FromSeconds(60))
        {
            yield return "Timeout must be between 10 ms and 60 s.";
        }
    }
}
