package corpus;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

public class Main {
    public static class User {
        @NotBlank
        String name = " ";
        @Email
        String mail = "x";
        @Max(3)
        int level = 4;
        @Size(min = 2)
        List<@NotBlank String> tags = List.of("");
    }

    public static void main(String[] args) {
        java.util.logging.LogManager.getLogManager().reset();
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        validator.validate(new User()).stream().map(v -> v.getPropertyPath() + " " + v.getMessage()).sorted().forEach(System.out::println);
    }
}
