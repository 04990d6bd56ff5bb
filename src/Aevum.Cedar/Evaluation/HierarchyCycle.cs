using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation;

/// <summary>Looks for a cycle in the hierarchy, in time linear in entities and parents and without recursion.</summary>
internal static class HierarchyCycle
{
    /// <summary>An entity on a cycle, or null when there is none.</summary>
    internal static EntityUid? Find(Dictionary<EntityUid, StoredEntity> stored)
    {
        var done = new HashSet<EntityUid>();
        foreach (var uid in stored.Keys)
        {
            if (!done.Contains(uid) && FindFrom(uid, stored, done) is { } inCycle)
            {
                return inCycle;
            }
        }

        return null;
    }

    private static EntityUid? FindFrom(EntityUid start, Dictionary<EntityUid, StoredEntity> stored, HashSet<EntityUid> done)
    {
        var onPath = new HashSet<EntityUid> { start };
        var path = new Stack<(EntityUid Uid, int NextParent)>();
        path.Push((start, 0));
        while (path.TryPop(out var step))
        {
            var parents = stored[step.Uid].Entity.Parents;
            if (step.NextParent == parents.Count)
            {
                onPath.Remove(step.Uid);
                done.Add(step.Uid);
                continue;
            }

            path.Push((step.Uid, step.NextParent + 1));
            var parent = parents[step.NextParent];
            if (onPath.Contains(parent))
            {
                return parent;
            }

            if (stored.ContainsKey(parent) && !done.Contains(parent))
            {
                onPath.Add(parent);
                path.Push((parent, 0));
            }
        }

        return null;
    }
}
