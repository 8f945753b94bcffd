using Hipwise.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hipwise.Data;

/// <summary>The one person of this installation.</summary>
internal static class PersonOf
{
    /// <summary>Their id; they are made when nothing is kept of them yet.</summary>
    public static async Task<Guid> GetAsync(HipwiseContext context, DateTime now, CancellationToken cancellationToken) =>
        await context.Persons.OrderBy(row => row.CreatedAt).FirstOrDefaultAsync(cancellationToken) is { } person
            ? person.Id
            : context.Add(new PersonRow { Id = Guid.NewGuid(), CreatedAt = now }).Entity.Id;
}
