package corpus;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;
import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;

public class Main {
    enum Color { RED, @SerializedName("g") GREEN }

    static class Item {
        @SerializedName("n")
        private String name = "x";
        private List<Integer> values = List.of(1, 2);
        private Color color = Color.GREEN;
        private transient int hidden = 4;
    }

    record Point(int x, int y) { }

    public static void main(String[] args) {
        Gson gson = new GsonBuilder().setPrettyPrinting().create();
        System.out.println(gson.toJson(new Item()));
        System.out.println(gson.fromJson("{\"n\":\"q\",\"values\":[9],\"color\":\"g\"}", Item.class).values);
        System.out.println(gson.fromJson("{\"x\":1,\"y\":2}", Point.class));
        Map<String, List<Point>> map = gson.fromJson("{\"k\":[{\"x\":3}]}", new TypeToken<Map<String, List<Point>>>() { }.getType());
        System.out.println(map);
    }
}
