using System.Collections.Immutable;
using System.Text;

namespace Aevum.Cedar;

/// <summary>Why a request was allowed or denied: the answer, and for every policy whether and why it took part. Immutable and thread-safe.</summary>
public sealed class Explanation
{
    internal Explanation(Response response, ImmutableArray<PolicyExplanation> policies)
    {
        Response = response;
        Policies = policies;
    }

    /// <summary>The answer, as <see cref="Authorizer.Authorize"/> gives it.</summary>
    public Response Response { get; }

    /// <summary>One entry for each policy of the set, in policy-set order.</summary>
    public ImmutableArray<PolicyExplanation> Policies { get; }

    /// <summary>One sentence for the decision.</summary>
    public string Summary => Response switch
    {
        { IsAllowed: true } => $"allowed: permitted by {Names(Response)} and forbidden by no policy",
        { Diagnostics.Reasons.IsEmpty: true } => "denied: no policy permits the request",
        _ => $"denied: forbidden by {Names(Response)}",
    };

    /// <summary>The summary and one line for each policy.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Summary);
        foreach (var policy in Policies)
        {
            text.Append("\n  ").Append(policy);
        }

        return text.ToString();
    }

    private static string Names(Response response) => string.Join(", ", response.Diagnostics.Reasons.Select(static policy => $"`{policy.Id}`"));
}
