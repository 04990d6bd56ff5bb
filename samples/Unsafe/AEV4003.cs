using Aevum.Policy;

namespace Aevum.Samples.Unsafe;

internal sealed class AEV4003(HttpClient http) : IPolicyEngine
{
    public async ValueTask<PolicyDecision> AuthorizeAsync(PolicyRequest request, CancellationToken ct = default)
    {
        var answer = await http.GetStringAsync("http://opa.internal:8181/v1/data/aevum/allow", ct); // AEV4003
        return answer.Contains("true", StringComparison.Ordinal) ? PolicyDecision.Permit : PolicyDecision.Deny("opa");
    }
}
