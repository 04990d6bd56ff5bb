using Aevum.Audit;

namespace Aevum.Engine;

/// <summary>A grant as it stands in <c>consent.granted</c> and <c>consent.revoked</c>: all of its terms.</summary>
internal static class ConsentPayload
{
    internal static byte[] Of(ConsentGrant grant) => KernelPayload.Start()
        .Text("authorization_ref", grant.AuthorizationRef)
        .Text("classification_max", ClassificationText.Of(grant.ClassificationMax))
        .Text("expires_at", TimestampText.Format(grant.ExpiresAt))
        .Text("grant_id", grant.GrantId)
        .Text("granted_at", TimestampText.Format(grant.GrantedAt))
        .Text("grantee_id", grant.GranteeId)
        .Texts("operations", OperationNames(grant.Operations))
        .Text("purpose", grant.Purpose)
        .Text("subject_id", grant.SubjectId)
        .ToBytes();

    private static List<string> OperationNames(ConsentOperations operations)
    {
        var names = new List<string>();
        foreach (var operation in Enum.GetValues<ConsentOperations>())
        {
            if (operation != ConsentOperations.None && (operations & operation) == operation)
            {
                names.Add(operation.ToString());
            }
        }

        return names;
    }
}
