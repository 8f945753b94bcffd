using Hipwise.Body.Model;

namespace Hipwise.Body.Dynamics;

// Ten numbers about ground's origin, in ground: xx yy zz xy xz yz of the rotational part, the first moment m·c, and m.
internal static class SpatialInertia
{
    public const int Size = 10;

    public static void Update(Tree tree, Workspace work, int i, Span<double> inertia)
    {
        var r = work.Frames.AsSpan(12 * i, 12);
        var c = tree.MassCenter.AsSpan(3 * i, 3);
        var j = tree.Inertia.AsSpan(6 * i, 6);
        var m = tree.Mass[i];
        var cx = (r[0] * c[0]) + (r[1] * c[1]) + (r[2] * c[2]) + r[9];
        var cy = (r[3] * c[0]) + (r[4] * c[1]) + (r[5] * c[2]) + r[10];
        var cz = (r[6] * c[0]) + (r[7] * c[1]) + (r[8] * c[2]) + r[11];

        // R · J row by row, and then times Rᵀ.
        Span<double> t = stackalloc double[9];
        for (var row = 0; row < 3; row++)
        {
            double a = r[3 * row], b = r[(3 * row) + 1], d = r[(3 * row) + 2];
            t[3 * row] = (a * j[0]) + (b * j[3]) + (d * j[4]);
            t[(3 * row) + 1] = (a * j[3]) + (b * j[1]) + (d * j[5]);
            t[(3 * row) + 2] = (a * j[4]) + (b * j[5]) + (d * j[2]);
        }

        inertia[0] = (t[0] * r[0]) + (t[1] * r[1]) + (t[2] * r[2]) + (m * ((cy * cy) + (cz * cz)));
        inertia[1] = (t[3] * r[3]) + (t[4] * r[4]) + (t[5] * r[5]) + (m * ((cx * cx) + (cz * cz)));
        inertia[2] = (t[6] * r[6]) + (t[7] * r[7]) + (t[8] * r[8]) + (m * ((cx * cx) + (cy * cy)));
        inertia[3] = (t[0] * r[3]) + (t[1] * r[4]) + (t[2] * r[5]) - (m * cx * cy);
        inertia[4] = (t[0] * r[6]) + (t[1] * r[7]) + (t[2] * r[8]) - (m * cx * cz);
        inertia[5] = (t[3] * r[6]) + (t[4] * r[7]) + (t[5] * r[8]) - (m * cy * cz);
        (inertia[6], inertia[7], inertia[8], inertia[9]) = (m * cx, m * cy, m * cz, m);
    }

    // Twist to momentum, or acceleration to force: moment about the origin, then force.
    public static void Multiply(ReadOnlySpan<double> i, ReadOnlySpan<double> v, Span<double> result)
    {
        result[0] = (i[0] * v[0]) + (i[3] * v[1]) + (i[4] * v[2]) + (i[7] * v[5]) - (i[8] * v[4]);
        result[1] = (i[3] * v[0]) + (i[1] * v[1]) + (i[5] * v[2]) + (i[8] * v[3]) - (i[6] * v[5]);
        result[2] = (i[4] * v[0]) + (i[5] * v[1]) + (i[2] * v[2]) + (i[6] * v[4]) - (i[7] * v[3]);
        result[3] = (i[9] * v[3]) + (v[1] * i[8]) - (v[2] * i[7]);
        result[4] = (i[9] * v[4]) + (v[2] * i[6]) - (v[0] * i[8]);
        result[5] = (i[9] * v[5]) + (v[0] * i[7]) - (v[1] * i[6]);
    }
}
