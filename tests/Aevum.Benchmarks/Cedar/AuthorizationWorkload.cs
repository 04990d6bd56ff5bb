using System.Globalization;
using System.Text;
using Aevum.Cedar;
using Aevum.Cedar.Values;

namespace Aevum.Benchmarks.Cedar;

/// <summary>A photo application: every policy restricts all three variables and has a condition over attributes and context.</summary>
internal static class AuthorizationWorkload
{
    internal const string EntityJson = """
        [
          {"uid": {"type": "User", "id": "alice"}, "attrs": {"department": "sales", "level": 7}, "parents": [{"type": "Group", "id": "g0"}]},
          {"uid": {"type": "Group", "id": "g0"}, "attrs": {}, "parents": [{"type": "Group", "id": "staff"}]},
          {"uid": {"type": "Group", "id": "staff"}, "attrs": {}, "parents": []},
          {"uid": {"type": "Action", "id": "view"}, "attrs": {}, "parents": []},
          {"uid": {"type": "Photo", "id": "p"}, "attrs": {"department": "sales", "private": false, "owner": {"__entity": {"type": "User", "id": "bob"}}}, "parents": [{"type": "Album", "id": "a0"}]},
          {"uid": {"type": "Album", "id": "a0"}, "attrs": {}, "parents": [{"type": "Account", "id": "acme"}]}
        ]
        """;

    /// <summary>Policy 0 permits the request; the others are about other groups and albums.</summary>
    internal static string Policies(int count)
    {
        var text = new StringBuilder();
        for (var number = 0; number < count; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                permit (principal in Group::"g{{number}}", action == Action::"view", resource in Album::"a{{number}}")
                when { principal.department == resource.department && principal.level >= 5 && context.authenticated }
                unless { resource.private };

                """);
        }

        return text.ToString();
    }

    internal static Request Request() => new(
        new EntityUid("User", "alice"),
        new EntityUid("Action", "view"),
        new EntityUid("Photo", "p"),
        new CedarRecord([KeyValuePair.Create("authenticated", CedarValue.True)]));
}
